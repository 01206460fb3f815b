import { addElasticsearchFlags } from '../elasticsearch-flags.ts';
import { addKibanaFlags } from '../kibana-flags.ts';
import type { SetupFlags } from '../setup-command.ts';
import type { AddCommand } from './add.ts';

export const addSetup: AddCommand = (program, around, done, version) => {
  const command = program
    .command('setup')
    .description('Install what Elasticsearch must know before documents come, and the dashboards for Kibana.');
  addKibanaFlags(addElasticsearchFlags(command))
    .option('--config <file>', 'the configuration of sshwhy ship: where Elasticsearch is, and its setup settings')
    .option('--retention <time>', 'how long events are kept: e.g. 30d, or forever; default: 90d')
    .option('--no-logsdb', 'store events without the index mode logsdb')
    .option('--geoip', 'add country, place and network of source addresses (an ingest pipeline)')
    .option(
      '--priority <number>',
      'of the index templates, if another one of the same claims the same names; default: 520',
    )
    .option('--check', 'change nothing, and exit with 1 if something is missing or differs')
    .option('--dry-run', 'change nothing, and say what would be done')
    .option('--export <folder>', 'write it there as files, for whoever installs it by other means')
    .option('--remove', 'take it away again; documents stay')
    .action(async (flags: SetupFlags) => {
      const { setupCommand } = await import('../setup-command.ts');
      done(await setupCommand(flags, around, version));
    });
};
