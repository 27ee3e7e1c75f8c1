/** `npm start`: reads the environment, serves, says where. */
import { asProblem } from '../shared/problem.ts'
import { configFrom } from './config.ts'
import { serve } from './serve.ts'

const log = (message: string, facts: Record<string, unknown> = {}) =>
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), message, ...facts })}\n`)

try {
  const config = configFrom(process.env)
  const serving = await serve(config, log)
  console.log(`
  Token Pipeline is running (data in ${config.dataDirectory}, embedded database).

  Drop frames here:   ${serving.address}

  In Figma (desktop): Plugins → Development → Import plugin from manifest… → choose manifest.json in this folder.
                      The plugin asks once for the token: ${new URL(serving.address).hash.slice('#token='.length)}

  Stop with Ctrl+C.
`)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await serving.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
} catch (error) {
  const problem = asProblem(error)
  console.error(`${problem.message} ${problem.remedy}`)
  if (problem.code === 'internal') console.error(problem.cause)
  process.exitCode = 1
}
