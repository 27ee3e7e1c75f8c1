/** `npm run new-type opacity [-- --kind dimension]`: a token type that measures, is tested and shows up everywhere. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { kindWords } from './scaffold/kinds.ts'
import { enlist, fill, root, run, wordsOf } from './scaffold/scaffold.ts'

const usage = `npm run new-type opacity [-- --kind ${Object.keys(kindWords).join('|')}]`

async function scaffold(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kind: { type: 'string', default: 'number' } },
  })
  const words = wordsOf(positionals[0], /^[a-z]+(-[a-z]+)*$/, usage)
  const kind = kindWords[values.kind]
  if (!kind)
    throw new Error(
      `There is no scaffold for the kind "${values.kind}": start with one of ${Object.keys(kindWords).join(', ')} and change "kind" and the values.`,
    )
  const folder = `${root}core/tokens/${words.name}`
  if (existsSync(folder)) throw new Error(`core/tokens/${words.name} is there already.`)
  const all = { ...words, ...kind, kind: values.kind }
  await mkdir(folder)
  for (const [template, file] of [
    ['NAME.ts', `${words.name}.ts`],
    ['facts.ts', 'facts.ts'],
    ['seen.ts', 'seen.ts'],
    ['settle.ts', 'settle.ts'],
    ['fixture.ts', 'fixture.ts'],
    ['NAME.test.ts', `${words.name}.test.ts`],
  ] as const)
    await writeFile(`${folder}/${file}`, await fill(`type/${template}.txt`, all))
  const list = `${root}core/tokens/index.ts`
  await enlist(list, words.camel, `./${words.name}/${words.name}.ts`)
  run('node_modules/oxfmt/bin/oxfmt', folder, list)
  run('scripts/docs.ts')
  console.log(`
  core/tokens/${words.name}/ measures ${kind['reads']} until you say what it should: edit seen.ts.

    npx vitest run --project unit core/tokens          its own test, and the contract that every type keeps
    npx token-pipeline extract examples/*.png --types ${words.name}

  docs/add-a-token-type.md walks through it.
`)
}

try {
  await scaffold()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
