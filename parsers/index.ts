import type { ParserSpec } from '../src/parser/define.ts';
import { invalidUser } from './sshd/invalid-user.ts';
import { maxStartupsDrop } from './sshd/max-startups-drop.ts';

/** Every parser that ships with sshwhy, in the order of their ids. */
export const builtInParsers: readonly ParserSpec[] = [invalidUser, maxStartupsDrop];
