import { Command } from 'commander';
import { version } from '../package.json';
import { printMap } from './commands/map';
import { endWithReader, outliveReaders } from './commands/output';
import { listPlugins, switchPlugin } from './commands/plugin';
import { resetPassword } from './commands/reset-password';
import { start } from './commands/start';
import { explainError } from './setup/explain-error';

/** The command line; `argv` as in `process.argv`. Sets the process's exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...argv]);
  } catch (error) {
    const { sentences, exitCode } = explainError(error);
    process.stderr.write(`${sentences.join('\n')}\n`);
    process.exitCode = exitCode;
  }
}

function createProgram(): Command {
  const program = new Command('mortise').description('A plugin-based low-code backend.').version(version);
  program.hook('preAction', (_program, command) => (command.name() === 'start' ? outliveReaders() : endWithReader()));
  program
    .command('start')
    .description('start the server')
    .option('--no-supervisor', 'run in this process, without restarts')
    .action(({ supervisor }: { supervisor: boolean }) => start(supervisor));
  const plugin = program.command('plugin').description('look at and switch plugins while the server is not running');
  plugin.command('list').description('list the plugins and their stored state').action(listPlugins);
  plugin
    .command('enable <id>')
    .description('switch a plugin on')
    .action((id: string) => switchPlugin(id, true));
  plugin
    .command('disable <id>')
    .description('switch a plugin off, also one of the core')
    .action((id: string) => switchPlugin(id, false));
  program
    .command('reset-password <account>')
    .description("give a user a new password and end all of the user's sessions")
    .option('--password-stdin', 'read the new password from standard input instead of making one')
    .action((account: string, { passwordStdin = false }: { passwordStdin?: boolean }) => resetPassword(account, passwordStdin));
  program.command('map').description('print the pipeline, routes, actions and their permissions').action(printMap);
  return program;
}

if (require.main === module) void main(process.argv);
