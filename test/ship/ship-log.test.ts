import { expect, test } from 'vitest';
import { ShipLog } from '../../src/cli/ship-log.ts';
import { collector } from '../cli/collector.ts';

test('a notice is one line, whatever it quotes', () => {
  const { screen: stderr, text } = collector();
  const log = new ShipLog({ stderr, env: { JOURNAL_STREAM: '1:1' } });
  const message = 'Elasticsearch refused a document: \x1b[2J\n<0>all is lost';
  log.tell({ level: 'warn', code: 'dead-letter', message, help: 'Look\x07 at it.' });
  const line = /^\d{4}-\d\d-\d\dT[\d:.]+Z warn: (.*)\n$/.exec(text())?.[1];
  expect(line).toBe('Elasticsearch refused a document: \\x1b[2J\\x0a<0>all is lost. Look\\x07 at it.');
});
