/** `token-pipeline serve`: the same as `npm start`, without building the plugin. */
import { Option } from 'commander'
import { roles } from '../server/config.ts'
import type { Addition } from './addition.ts'

interface ServeFlags {
  readonly port?: string
  readonly data?: string
  readonly plugin?: string[]
  readonly role?: string
  readonly claudeRunBudget?: string
  readonly claudeDayBudget?: string
}

export const serveCommand: Addition = (command, env) =>
  command
    .option('--port <number>', 'port to listen on (default: PORT or the one in the manifest)')
    .option('--data <directory>', 'where frames and tokens are kept (default: DATA_DIR or ~/.token-pipeline)')
    .option('--plugin <file...>', 'modules with further token types and formats')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles))
    .option('--claude-run-budget <dollars>', 'most that one run may spend on Claude')
    .option('--claude-day-budget <dollars>', 'most that all runs of a day may spend on Claude')
    .action(async ({ port, data, plugin, role, claudeRunBudget, claudeDayBudget }: ServeFlags) => {
      const said = {
        PORT: port,
        DATA_DIR: data,
        TOKEN_PIPELINE_ROLE: role,
        TOKEN_PIPELINE_CLAUDE_RUN_BUDGET: claudeRunBudget,
        TOKEN_PIPELINE_CLAUDE_DAY_BUDGET: claudeDayBudget,
        TOKEN_PIPELINE_PLUGINS: plugin?.join(','),
      }
      const { start } = await import('../server/start.ts')
      await start({
        ...env,
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      })
    })
