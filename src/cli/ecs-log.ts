import { pino } from 'pino';
import { ecsVersion } from '../sink/ecs.ts';

/** One line of the log, without its end; `fields` are ECS names. */
export type EcsLine = (
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Readonly<Record<string, string>>,
) => string;

/**
 * The shipper's own log as objects of the Elastic Common Schema, names with dots as ecs-logging wants them:
 * `{"log.level","@timestamp","ecs.version","service.name","service.version","event.dataset","process.pid",…,"message"}`.
 * @param version  ours
 */
export function ecsLines(version: string): EcsLine {
  let written = '';
  const own = { 'service.name': 'sshwhy', 'service.version': version, 'event.dataset': 'sshwhy.log' };
  const logger = pino(
    {
      base: { 'ecs.version': ecsVersion, ...own, 'process.pid': process.pid },
      messageKey: 'message',
      timestamp: () => `,"@timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ 'log.level': label }) },
    },
    {
      write(line) {
        written = line.trimEnd();
      },
    },
  );
  return (level, message, fields) => {
    logger[level](fields, message);
    return written;
  };
}
