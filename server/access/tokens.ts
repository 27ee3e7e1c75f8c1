/** Named tokens of teams: who calls, for which workspace, and what that caller may do. */
import { createHash, randomBytes } from 'node:crypto'
import { eq, getTableColumns } from 'drizzle-orm'
import type { Scope } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import type { Database } from '../store/engine.ts'
import { tokens } from '../store/schema.ts'

export interface Caller {
  /** Names the token in logs and rate limits; never the token itself. */
  readonly id: string
  readonly workspace: string
  readonly scopes: readonly Scope[]
}

export type TokenRow = Omit<typeof tokens.$inferSelect, 'hash'>

/** `tp_` lets secret scanners find a token that was committed by mistake. */
const makeSecret = () => `tp_${randomBytes(24).toString('base64url')}`

/** Random 192-bit secrets need no slow hash: there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The secret is in the answer and nowhere else. */
export async function createToken(
  db: Database,
  token: {
    readonly workspace: string
    readonly name: string
    readonly scopes: readonly Scope[]
    readonly expiresAt?: Date | undefined
  },
): Promise<{ id: string; secret: string }> {
  const secret = makeSecret()
  const id = randomBytes(6).toString('base64url')
  const { expiresAt, scopes, ...rest } = token
  await db.insert(tokens).values({
    id,
    ...rest,
    scopes: [...scopes],
    hash: hashOf(secret),
    expiresAt: expiresAt?.toISOString() ?? null,
  })
  return { id, secret }
}

export async function listTokens(db: Database): Promise<TokenRow[]> {
  const { hash, ...shown } = getTableColumns(tokens)
  void hash
  return db.select(shown).from(tokens).orderBy(tokens.createdAt)
}

/** The old secret stops working when servers ask again: within ten seconds. */
export async function rotateToken(db: Database, id: string): Promise<string> {
  const secret = makeSecret()
  const rows = await db
    .update(tokens)
    .set({ hash: hashOf(secret) })
    .where(eq(tokens.id, id))
    .returning({ id: tokens.id })
  if (rows.length === 0) throw unknownToken(id)
  return secret
}

export async function revokeToken(db: Database, id: string): Promise<void> {
  const rows = await db.delete(tokens).where(eq(tokens.id, id)).returning({ id: tokens.id })
  if (rows.length === 0) throw unknownToken(id)
}

const unknownToken = (id: string) =>
  new Problem(
    'unknown-token',
    `There is no access token "${id}".`,
    'token-pipeline token list shows their ids.',
  )

/** The caller behind a secret, or `null`. Compared by hash, so nothing leaks through time. */
export async function findCaller(
  db: Database,
  secret: string,
  now: Date,
): Promise<Caller | 'expired' | null> {
  const [row] = await db
    .select()
    .from(tokens)
    .where(eq(tokens.hash, hashOf(secret)))
  if (!row) return null
  if (row.expiresAt !== null && new Date(row.expiresAt) <= now) return 'expired'
  return { id: row.id, workspace: row.workspace, scopes: row.scopes }
}
