/** Serves as the environment says, tells where, and stops when told to. */
import { asProblem } from '../shared/problem.ts'
import { type Config, type Environment, configFrom } from './config.ts'
import { createLog } from './log.ts'
import { type Serving, serve } from './serve.ts'

/** Ends with the process's code where it cannot start: people get the sentence, not the stack. */
export async function start(env: Environment): Promise<void> {
  try {
    const config = configFrom(env)
    const serving = await serve(config, createLog(config.logLevel))
    console.log(greeting(config, serving))
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      await serving.close()
      process.exitCode = 0
    }
    process.on('SIGINT', () => void stop())
    process.on('SIGTERM', () => void stop())
  } catch (error) {
    const problem = asProblem(error)
    console.error(`${problem.message} ${problem.remedy}`)
    if (problem.code === 'internal') console.error(problem.cause)
    process.exitCode = 1
  }
}

function greeting({ dataDirectory, role }: Config, { address, origin, engine }: Serving): string {
  if (engine === 'postgres')
    return `
  Token Pipeline is running at ${origin} (Postgres, role ${role}).
  Access tokens: npx token-pipeline token create --help
`
  return `
  Token Pipeline is running (embedded database, data in ${dataDirectory}).

  Drop frames here:   ${address}

  In Figma (desktop): Plugins → Development → Import plugin from manifest… → choose manifest.json in this folder.
                      The plugin asks once for the token: ${new URL(address).hash.slice('#token='.length)}

  Stop with Ctrl+C.
`
}
