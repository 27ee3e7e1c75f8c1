/** The roles that are judged, and how each may be spelled. `bg/page`, `bg.page` and `bg-page` are one. */
import type { RolePart } from './truth.ts'

export const judgedRoles = [
  'background',
  'surface',
  'surface-muted',
  'text',
  'text-muted',
  'text-on-primary',
  'link',
  'primary',
  'border',
  'danger',
  'success',
  'warning',
  'info',
  'accent',
] as const
export type JudgedRole = (typeof judgedRoles)[number]

export interface Meant {
  readonly role: JudgedRole
  /** Only a colour that is seen as this will do. */
  readonly part?: RolePart
  /** The bare word of a status is the colour that says it, no pale tint. */
  readonly strong?: true
}

const spellings: Partial<Record<JudgedRole, readonly string[]>> = {
  background: ['bg-page', 'bg-default', 'bg-canvas'],
  surface: ['bg-surface', 'bg-raised', 'bg-card'],
  'surface-muted': ['bg-subtle', 'bg-muted'],
  text: ['text-default'],
  'text-muted': ['text-subtle', 'text-secondary'],
  'text-on-primary': ['on-primary', 'text-on-brand'],
  link: ['text-link'],
  primary: ['bg-primary', 'bg-brand'],
  border: ['border-default'],
  accent: ['bg-accent', 'text-accent'],
}
const meanings = new Map<string, Meant>(judgedRoles.map((role) => [role, { role }]))
for (const role of judgedRoles) for (const word of spellings[role] ?? []) meanings.set(word, { role })
for (const role of ['danger', 'success', 'warning', 'info'] as const) {
  meanings.set(role, { role, strong: true })
  meanings.set(`bg-${role}`, { role, part: 'bg' })
  meanings.set(`bg-${role}-subtle`, { role, part: 'bg' })
  meanings.set(`text-${role}`, { role, part: 'ink' })
  meanings.set(`icon-${role}`, { role, part: 'ink' })
  meanings.set(`border-${role}`, { role, part: 'border' })
}

/** `null`: not judged (`border/strong`, `bg/brand-hover`, a project's own). */
export const meantBy = (given: string): Meant | null =>
  meanings.get(given.toLowerCase().replace(/[/.]/g, '-')) ?? null
