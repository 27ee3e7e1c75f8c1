/** `npm run new-format ini`: an output that renders, is compared with golden files and can be asked for everywhere. */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { agree, enlist, fill, root, run, wordsOf } from './scaffold/scaffold.ts'

async function scaffold(): Promise<void> {
  const words = wordsOf(process.argv[2], /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'npm run new-format ini')
  const file = `${root}core/formats/${words.name}.ts`
  if (existsSync(file)) throw new Error(`core/formats/${words.name}.ts is there already.`)
  const about = 'One name and value a line.'
  const all = { ...words, about }
  await writeFile(file, await fill('format/NAME.ts.txt', all))
  await writeFile(file.replace(/ts$/, 'test.ts'), await fill('format/NAME.test.ts.txt', all))
  const list = `${root}core/formats/index.ts`
  await enlist(list, words.camel, `./${words.name}.ts`)
  run('node_modules/oxfmt/bin/oxfmt', file, list)
  run('scripts/docs.ts')
  agree(['core/formats/golden', 'core/formats/docs'], `as ${words.name}$|lists every format`)
  console.log(`
  core/formats/${words.name}.ts writes one name and value a line until you say better.

    npx token-pipeline extract examples/*.png --formats ${words.name}
    npx vitest run --project unit core/formats          its own test, golden files, any library that could exist
    UPDATE=1 npx vitest run --project unit core/formats/golden -t "as ${words.name}$"     agree on new golden files
`)
}

try {
  await scaffold()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
