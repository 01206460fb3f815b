import { shipExamples } from '../examples.ts';
import type { ShipFlags } from '../ship-flags.ts';
import type { AddCommand } from './add.ts';

export const addShip: AddCommand = (program, around, done, version) => {
  program
    .command('ship')
    .description('Follow the logs, and deliver events and incidents to Elasticsearch, a file or stdout.')
    .option('--config <file>', 'the configuration (YAML); default: /etc/sshwhy/sshwhy.yml')
    .option('--state <folder>', 'where it remembers how far it came; default: /var/lib/sshwhy')
    .option('--once', 'deliver what is there, and end')
    .option('--setup', 'install the templates first, as sshwhy setup does')
    .option('--check', 'change nothing, and say what is missing for it to work; exit with 2 if something is')
    .option('--dry-run', 'send nothing: print what would be sent of what is there, one JSON object a line')
    .option('--replay-dead-letters', 'send again what Elasticsearch had refused')
    .addHelpText('after', shipExamples)
    .action(async (flags: ShipFlags) => {
      const { shipCommand } = await import('../ship-command.ts');
      done(await shipCommand(flags, around, version));
    });
};
