/** `token-pipeline mcp --library FILE`: the tokens for coding agents, over stdin and stdout (Model Context Protocol). */
import { readFile } from 'node:fs/promises'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Exportable } from '../core/formats/format.ts'
import { formats } from '../core/formats/index.ts'
import { exportable } from '../core/library/exportable.ts'
import { drive } from '../core/pipeline/walk/drive.ts'
import { registry } from '../core/tokens/index.ts'
import { cropsOf } from '../server/decode/crops.ts'
import { mcpServer } from '../server/mcp/server.ts'
import type { Desk } from '../server/mcp/ports.ts'
import { createPool } from '../server/pool.ts'
import { findFormat } from '../server/routes/find-format.ts'
import { version } from '../server/version.ts'
import { Problem } from '../shared/problem.ts'
import { runOptionsSchema } from '../shared/options.ts'
import type { TokenSet } from '../shared/token-set.ts'
import type { Addition } from './addition.ts'
import { frameOf, loadFrame } from './frame-file.ts'
import { openLibraryFile } from './library-file.ts'

export const mcpCommand: Addition = (command) =>
  command
    .requiredOption('--library <file>', 'the library, as extract --library and import write it')
    .addHelpText(
      'after',
      '\nExamples:\n  claude mcp add tokens -- npx token-pipeline mcp --library tokens/library.json\n',
    )
    .action(async ({ library }: { library: string }) => {
      // Read anew for each question: people measure meanwhile.
      const tokens = async () => exportable((await openLibraryFile(library)).library, registry)
      const server = mcpServer(deskOf(tokens), await version())
      await server.connect(new StdioServerTransport())
    })

const deskOf = (tokens: () => Promise<Exportable>): Desk => ({
  tokens,
  formats,
  readFile: (path) =>
    readFile(path).catch((cause: unknown) => {
      throw new Problem('no-image', `"${path}" cannot be read.`, 'Name a picture on this machine.', { cause })
    }),
  measure,
  // A frame's id is its file; one of an older run may be gone by now.
  crops: async (token) =>
    (await cropsOf([token], (file) => loadFrame(file, 'auto').catch(() => null)))[token.key] ?? [],
  render: async (name, options) => findFormat(formats, name).render(await tokens(), options),
})

async function measure(image: Uint8Array, path: string): Promise<TokenSet> {
  const input = await frameOf(image, path, 'auto')
  const pool = createPool(1)
  try {
    const walk = drive([() => Promise.resolve(input)], {
      types: registry,
      options: runOptionsSchema.parse({}),
      examine: pool.examine,
      concurrency: 1,
      memory: undefined,
    })
    for (;;) {
      const step = await walk.next()
      if (step.done) return step.value
      if (step.value.event === 'completed' && step.value.failed > 0)
        throw new Problem(
          'invalid-image',
          `"${input.frame.name}" could not be measured.`,
          'Send a PNG, JPEG or WebP picture.',
        )
    }
  } finally {
    await pool.close()
  }
}
