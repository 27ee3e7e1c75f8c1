/** `token-pipeline serve`: the same as `npm start`, without building the plugin. */
import { Command, Option } from 'commander'
import { roles } from '../server/config.ts'

interface ServeFlags {
  readonly port?: string
  readonly data?: string
  readonly plugin?: string[]
  readonly role?: string
  readonly claudeRunBudget?: string
  readonly claudeDayBudget?: string
}

export const serveCommand = (): Command =>
  new Command('serve')
    .description('Start the server that the Figma plugin and the browser page talk to.')
    .option('--port <number>', 'port to listen on (default: PORT or the one in the manifest)')
    .option('--data <directory>', 'where frames and tokens are kept (default: DATA_DIR or ~/.token-pipeline)')
    .option('--plugin <file...>', 'modules with further token types and formats')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles))
    .option('--claude-run-budget <dollars>', 'most that one run may spend on Claude')
    .option('--claude-day-budget <dollars>', 'most that all runs of a day may spend on Claude')
    .action(async ({ port, data, plugin, role, claudeRunBudget, claudeDayBudget }: ServeFlags) => {
      if (port !== undefined) process.env['PORT'] = port
      if (data !== undefined) process.env['DATA_DIR'] = data
      if (role !== undefined) process.env['TOKEN_PIPELINE_ROLE'] = role
      if (claudeRunBudget !== undefined) process.env['TOKEN_PIPELINE_CLAUDE_RUN_BUDGET'] = claudeRunBudget
      if (claudeDayBudget !== undefined) process.env['TOKEN_PIPELINE_CLAUDE_DAY_BUDGET'] = claudeDayBudget
      if (plugin !== undefined) process.env['TOKEN_PIPELINE_PLUGINS'] = plugin.join(',')
      await import('../server/main.ts')
    })
