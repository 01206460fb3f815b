/**
 * What other programs may import; everything else may change at any time. `analyze` reads logs and hands over incidents
 * and events; a `Registry` reads single messages, with the parsers that ship and with your own (`defineParser`).
 */
export { builtInParsers } from '../parsers/index.ts';
export type {
  Blame,
  ChainStep,
  CutSource,
  EvidenceLine,
  Fact,
  Incident,
  Lockout,
  RemedyStep,
  Timeline,
} from './correlate/incident.ts';
export { UserError } from './error.ts';
export { type Action, actions, type Cause, causes, type LogFile, type LogLine, type Strength } from './event.ts';
export { defineParser, type FieldValue, type ParserSpec, type Token, type TokenValues } from './parser/define.ts';
export type { LogEvent } from './parser/log-event.ts';
export type { Match } from './parser/match.ts';
export { type Parser, Registry } from './parser/registry.ts';
export { type AnalyzeOptions, analyze, type Output } from './pipeline.ts';
export { eventDocument } from './sink/event-document.ts';
export { incidentDocument } from './sink/incident-document.ts';
export type { SourceProblem, Summary, UnreadShape } from './summary.ts';
