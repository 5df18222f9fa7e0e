import { Command } from 'commander';
import { version } from '../package.json';
import { type ExplainOptions, explain } from './commands/explain';
import { printMap } from './commands/map';
import { endWithReader, outliveReaders } from './commands/output';
import { listPlugins, switchPlugin } from './commands/plugin';
import { resetPassword } from './commands/reset-password';
import { start } from './commands/start';
import { type TypesOptions, writeTypes } from './commands/types/types';
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
  addPlugin(program);
  program
    .command('reset-password <account>')
    .description("give a user a new password and end all of the user's sessions")
    .option('--password-stdin', 'read the new password from standard input instead of making one')
    .action((account: string, { passwordStdin = false }: { passwordStdin?: boolean }) => resetPassword(account, passwordStdin));
  program
    .command('map')
    .description('print the pipeline, routes, actions and their permissions')
    .action(() => printMap());
  program
    .command('explain <request>')
    .description("print the plan, the SQL and the database's steps of a read such as 'GET /api/todos:list', without running it")
    .option('--as <username>', 'ask as this user')
    .option('--role <role>', 'ask as this role; with --as, as this role of the user')
    .option('--body <json>', 'the body, for the action query')
    .option('--timezone <zone>', 'the zone of the caller, as in X-Timezone')
    .option('--data-source <key>', 'ask this data source instead of main, as in X-Data-Source')
    .action((request: string, options: ExplainOptions) => explain(request, options));
  addTypes(program);
  return program;
}

function addPlugin(program: Command): void {
  const plugin = program.command('plugin').description('look at and switch plugins while the server is not running');
  plugin
    .command('list')
    .description('list the plugins and their stored state')
    .action(() => listPlugins());
  plugin
    .command('enable <id>')
    .description('switch a plugin on')
    .action((id: string) => switchPlugin(id, true));
  plugin
    .command('disable <id>')
    .description('switch a plugin off, also one of the core')
    .action((id: string) => switchPlugin(id, false));
}

function addTypes(program: Command): void {
  program
    .command('types')
    .description('write TypeScript types of the collections, for the client @mortise/sdk')
    .option('--out <file>', 'write this file instead of standard output')
    .option('--check', 'write nothing; exit with 1 when the file of --out is out of date')
    .option('--url <address>', 'ask a running server instead of the database')
    .option('--key <key>', 'API key for --url; the types show what it may see')
    .option('--key-stdin', 'read the key from standard input')
    .option('--data-source <key>', 'collections of this data source instead of main')
    .action((options: TypesOptions) => writeTypes(options));
}

if (require.main === module) void main(process.argv);
