// npm run bench:verdicts -- [--captures DIR] [--output FILE | --no-output] [--wrong]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answerAll, type Question, questions } from './answer.ts';
import { page } from './page.ts';
import { isRight, type Judged, score, truthName } from './score.ts';
import { readCaptures } from './truth.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    captures: { type: 'string', default: 'test/captures' },
    output: { type: 'string' },
    wrong: { type: 'boolean', default: false },
  },
});

const captures = readCaptures(values.captures);
const results = new Map<Question, Judged[]>();
for (const question of questions) results.set(question, await answerAll(captures, question));
const text = page(captures, new Map([...results].map(([question, judged]) => [question, score(judged)])));
if (values.output === undefined) console.log(text);
else {
  const before = readFileSync(values.output, 'utf8');
  const [head = ''] = before.split(/^<!-- .*bench:verdicts.* -->$/m);
  writeFileSync(values.output, `${head}<!-- from here on written by npm run bench:verdicts -->\n\n${text}`);
  console.error(`written to ${values.output}`);
}
if (values.wrong) {
  for (const [question, judged] of results) {
    for (const one of judged.filter((each) => !isRight(each))) {
      const { attempt, answer, summary } = one;
      console.error(
        `${question}: ${attempt.id} ${attempt.ip}:${attempt.port} ${truthName(one)} → ${answer}: ${summary}`,
      );
    }
  }
}
