/** `npm run bench -- accuracy|meaning|reliability|sets|constants|speed|peers|sharing|sandbox|documents [--corpus DIR] [--from DIR…] [--only NAME] [--predictions DIR] [--json] [--readme]`. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { markdownTable, readmePath, writeSection } from '../scripts/sections.ts'
import { CORPUS } from './corpus.ts'
import { writeFloors } from './score/floors.ts'
import { frameSets } from './sets.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    predictions: { type: 'string' },
    /** `sets`: holds other sets of frames, each a folder as `bench/corpus` is one; `meaning`: further sets, with `roles/ID.json`. */
    from: { type: 'string', multiple: true, default: [] },
    /** `constants`: part of a name or chapter, for one constant takes half a minute. */
    only: { type: 'string' },
    /** Also says what is wrong in each frame. */
    faults: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Also writes the table into README.md. */
    readme: { type: 'boolean', default: false },
  },
})
const corpus = values.corpus ? path.resolve(values.corpus) : CORPUS
const predictions = values.predictions ? path.resolve(values.predictions) : undefined
const show = <T>(result: T, print: (result: T) => string) =>
  console.log(values.json ? JSON.stringify(result, null, 1) : print(result))

async function publish(name: string, head: readonly string[], rows: readonly string[][]): Promise<void> {
  if (values.readme) await writeSection(readmePath, name, markdownTable(head, rows, { numbers: true }))
}

switch (positionals[0]) {
  case 'accuracy': {
    const { accuracy, accuracyRows, printAccuracy } = await import('./accuracy.ts')
    const [own] = frameSets(corpus)
    if (!own) break
    const result = await accuracy(own, predictions)
    show(result, printAccuracy)
    await publish(
      'accuracy',
      ['F1', 'frame by frame', 'all frames of a system together'],
      accuracyRows(result),
    )
    if (values.readme) await writeFloors(result)
    break
  }
  case 'sets': {
    const { printSets, setRows } = await import('./accuracy.ts')
    show(await setRows(frameSets(corpus, values.from[0])), printSets)
    break
  }
  case 'constants': {
    const { constants, printConstants } = await import('./constants.ts')
    const [own] = frameSets(corpus)
    if (own) show(await constants(own, values.only), printConstants)
    break
  }
  case 'meaning': {
    const { meaning, meaningHead, meaningRows, printMeaning } = await import('./meaning/meaning.ts')
    const result = await meaning([corpus, ...values.from.map((one) => path.resolve(one))])
    show(result, (frames) => printMeaning(frames, values.faults))
    await publish('meaning', meaningHead, meaningRows(result))
    break
  }
  case 'reliability': {
    const { printReliability, reliability, reliabilityHead, reliabilityRows } =
      await import('./meaning/reliability-table.ts')
    const result = await reliability([corpus, ...values.from.map((one) => path.resolve(one))])
    show(result, printReliability)
    await publish('reliability', reliabilityHead, reliabilityRows(result))
    break
  }
  case 'documents': {
    const { documentRows, printDocuments } = await import('./documents/documents.ts')
    const [from] = values.from
    if (from === undefined) throw new Error('Name the folder of documents: --from DIR')
    const { namedLayers, printNamed } = await import('./documents/named.ts')
    show(await documentRows(path.resolve(from)), printDocuments)
    show(await namedLayers(path.resolve(from)), printNamed)
    break
  }
  case 'speed': {
    const { printSpeed, speed } = await import('./speed.ts')
    show(await speed(corpus), printSpeed)
    break
  }
  case 'peers': {
    // These packages are heavy, and nothing else needs them.
    const { peers, printPeers } = await import('./peers.ts')
    show(await peers(corpus), printPeers)
    break
  }
  case 'sandbox': {
    // The plugin's own work on large files, in QuickJS as in Figma: a table each of writing, checking, binding, reading.
    const { sandbox } = await import('./sandbox.ts')
    sandbox()
    break
  }
  case 'sharing': {
    const { printSharing, sharing, sharingHead, sharingRows } = await import('./sharing.ts')
    const result = await sharing()
    show(result, printSharing)
    await publish('sharing', sharingHead, sharingRows(result))
    break
  }
  default:
    console.error(
      'Which bench? npm run bench -- accuracy | meaning | reliability | sets | constants | speed | peers | sharing | sandbox [--corpus DIR] [--from DIR…] [--predictions DIR] [--faults] [--json] [--readme]',
    )
    process.exitCode = 2
}
