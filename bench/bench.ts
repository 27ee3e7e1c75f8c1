/** `npm run bench -- accuracy|speed|peers [--corpus DIR] [--predictions DIR] [--json]`. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CORPUS } from './corpus.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    predictions: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const corpus = values.corpus ? path.resolve(values.corpus) : CORPUS
const predictions = values.predictions ? path.resolve(values.predictions) : undefined
const show = <T>(result: T, print: (result: T) => string) =>
  console.log(values.json ? JSON.stringify(result, null, 1) : print(result))

switch (positionals[0]) {
  case 'accuracy': {
    const { accuracy, printAccuracy } = await import('./accuracy.ts')
    show(await accuracy({ corpus, predictions }), printAccuracy)
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
  default:
    console.error(
      'Which bench? npm run bench -- accuracy | speed | peers [--corpus DIR] [--predictions DIR] [--json]',
    )
    process.exitCode = 2
}
