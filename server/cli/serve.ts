/** `token-pipeline serve`: the same as `npm start`, without building the plugin. */
import { Command } from 'commander'

export const serveCommand = (): Command =>
  new Command('serve')
    .description('Start the server that the Figma plugin and the browser page talk to.')
    .option('--port <number>', 'port to listen on (default: PORT or the one in the manifest)')
    .option('--data <directory>', 'where frames and tokens are kept (default: DATA_DIR or ~/.token-pipeline)')
    .option('--plugin <file...>', 'modules with further token types and formats')
    .action(async ({ port, data, plugin }: { port?: string; data?: string; plugin?: string[] }) => {
      if (port !== undefined) process.env['PORT'] = port
      if (data !== undefined) process.env['DATA_DIR'] = data
      if (plugin !== undefined) process.env['TOKEN_PIPELINE_PLUGINS'] = plugin.join(',')
      await import('../main.ts')
    })
