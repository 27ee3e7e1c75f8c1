/** Answers a well-behaved model could give, made from the question itself. */
import type { MessagesBody } from './check-request.ts'

export interface Asked {
  readonly id: string
  readonly type: string
  readonly text: string
  readonly line: string
}

/** The tokens of a question, as its lines list them. */
export const askedIn = (body: MessagesBody): Asked[] =>
  textOf(body)
    .split('\n')
    .flatMap((line) => {
      const [id = '', type = '', text = ''] = line.split(' | ')
      return /^[a-z]+\d+$/.test(id) ? [{ id, type, text, line }] : []
    })

export const isNaming = (body: MessagesBody): boolean =>
  (body.messages?.[0]?.content ?? []).every(({ type }) => type === 'text')

export const rolesFor = (body: MessagesBody, type: string): string[] =>
  new RegExp(`^- ${type}: .* Roles: (.*)$`, 'm').exec(body.system ?? '')?.[1]?.split(', ') ?? []

/** Every id once, with the roles of its type in turn; every text style a guess; every token its present name. */
export function labelAll(body: MessagesBody): unknown {
  const asked = askedIn(body)
  if (isNaming(body)) {
    const tokens = asked.filter(({ id }) => id.startsWith('n'))
    const roles = asked.filter(({ id }) => id.startsWith('r'))
    const name = (line: string) => (line.split(' | ')[3] ?? '').replace(' (kept)', '')
    return {
      roles: [],
      described: roles.map(({ id, text }) => ({ id, description: `Use it for ${text}.` })),
      names: tokens.map(({ id, line }) => ({ id, name: name(line), description: 'Seen in the frames.' })),
    }
  }
  return {
    labels: asked.map(({ id, type }, at) => {
      const roles = rolesFor(body, type)
      return { id, role: roles[at % roles.length] ?? 'none', keep: true, certainty: 'high' }
    }),
    groups: [{ component: 'card', ids: asked.slice(0, 2).map(({ id }) => id) }],
    fonts: asked
      .filter(({ line }) => line.endsWith('| font?'))
      .map(({ id }) => ({ id, family: 'Inter', weight: '600' })),
  }
}

const textOf = (body: MessagesBody): string =>
  (body.messages?.[0]?.content ?? []).flatMap(({ text }) => text ?? []).join('\n')
