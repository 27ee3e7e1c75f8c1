/** The question about the whole set. It holds only what we measured and words of closed lists, so no text of a picture. */
import type { Vocabulary } from '../../core/pipeline/label/answer.ts'
import type { NamesQuestion } from '../../core/pipeline/label/port.ts'

export const namesSystem = (vocabulary: readonly Vocabulary[]): string =>
  `You name the design tokens of a design system. Their values are measured; you only name and describe them.

names: for each id of a token (n…)
- name: segments of lower-case letters, digits and single hyphens, joined with dots; at most 4 segments and 60 characters; without the type's own prefix. Say what the value is, not where it is used: the roles already do that. Use one consistent scale within a family: numeric steps (blue.500) or sizes (sm, md, lg), and follow the order of the values. Keep a present name that is good. For an id marked "kept" repeat its name.
- description: one plain line of at most 100 characters for designers: what it is and where it is used. Letters, digits and simple punctuation only.
Names must be unique.
roles: for tokens that clearly have a role which nobody has yet: the token's id, one role of its type, and how certain you are. Only roles that no token is listed with below; an empty list is a good answer.
described: for each id of a role (r…), one plain line of at most 100 characters: when a designer should use it.

Types and their roles:
${vocabulary.map(({ type, about, roles }) => `- ${type}: ${about} Roles: ${roles.length > 0 ? roles.join(', ') : 'none'}`).join('\n')}`

export const namesPrompt = ({ tokens, roles }: Pick<NamesQuestion, 'tokens' | 'roles'>): string =>
  `The tokens: id | type | value | present name | uses and how often | roles | components
${tokens
  .map((token) =>
    [
      token.id,
      token.type,
      token.text,
      token.kept ? `${token.name} (kept)` : token.name,
      token.uses.map(([use, times]) => `${use} ${times}`).join(', '),
      token.roles.join(', '),
      token.components.join(', '),
    ].join(' | '),
  )
  .join('\n')}
The roles in use: id | type | role | tokens
${roles.map(({ id, type, role, holders }) => [id, type, role, holders.join(', ')].join(' | ')).join('\n')}`
