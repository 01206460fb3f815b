// Written by make-index.ts (npm run parsers:index); a test fails when it is stale.
import type { ParserSpec } from '../src/parser/define.ts';
import { invalidUser as sshdInvalidUser } from './sshd/invalid-user.ts';
import { maxStartupsDrop as sshdMaxStartupsDrop } from './sshd/max-startups-drop.ts';

/** Every parser that ships with sshwhy, in the order of their ids. */
export const builtInParsers: readonly ParserSpec[] = [sshdInvalidUser, sshdMaxStartupsDrop];
