import { isIP } from 'node:net';

/** Where a server listens. */
export interface ListenAddress {
  /** An IP address or `localhost`. */
  readonly host: string;
  readonly port: number;
}

/** `127.0.0.1:9469`, `[::1]:9469`, `localhost:9469`; undefined for anything else. */
export function parseListen(text: string): ListenAddress | undefined {
  const [, bracketed, plain = '', digits = ''] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const isHost = bracketed === undefined ? host === 'localhost' || isIP(host) === 4 : isIP(host) === 6;
  const port = Number(digits);
  return isHost && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** Whether only this machine can reach it. */
export function isLoopback({ host }: ListenAddress): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
