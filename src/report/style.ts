import { styleText } from 'node:util';

const styles = {
  lockout: ['bold', 'inverse', 'red'],
  cut: ['bold', 'yellow'],
  heading: ['bold'],
  label: ['cyan'],
  chart: ['yellow'],
  command: ['green'],
  faint: ['dim'],
} as const;

/** Paints text for its role; without colours the text stays as it is. Words must carry the meaning either way. */
export type Paint = (role: keyof typeof styles, text: string) => string;

export function createPaint(color: boolean): Paint {
  if (!color) return (_, text) => text;
  return (role, text) => (text === '' ? '' : styleText([...styles[role]], text, { validateStream: false }));
}
