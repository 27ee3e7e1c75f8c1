/** A Dockerfile's stages, as far as ours uses the language (https://docs.docker.com/reference/dockerfile/). */
export interface Step {
  readonly word: string
  readonly rest: string
}
export interface Stage {
  readonly name: string
  readonly steps: readonly Step[]
}

/**
 * @throws Error for a word that nobody here follows: it would be left out without a word.
 * @example stagesOf('FROM node AS build\nRUN npm ci') // [{ name: 'build', steps: [{ word: 'RUN', rest: 'npm ci' }] }]
 */
export function stagesOf(text: string): Stage[] {
  const stages: { name: string; steps: Step[] }[] = []
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n')
  for (const line of lines) {
    const [, word, rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? []
    if (word === undefined) continue
    if (!KNOWN.has(word)) throw new Error(`The Dockerfile says ${word}, which this script does not follow.`)
    if (word === 'FROM') stages.push({ name: / AS (\S+)$/.exec(rest)?.[1] ?? 'image', steps: [] })
    else stages.at(-1)?.steps.push({ word, rest })
  }
  return stages
}

const KNOWN = new Set(['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'])
