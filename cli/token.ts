/** `token-pipeline token …`: access tokens for teams. Works on the database itself, so whoever may run it may do all. */
import { Command } from 'commander'
import { type Scope, scopes } from '../shared/api.ts'
import { Problem } from '../shared/problem.ts'
import { createToken, listTokens, revokeToken, rotateToken } from '../server/access/tokens.ts'
import { configFrom } from '../server/config.ts'
import { type Store, openStore } from '../server/store/open.ts'
import type { Addition, Environment } from './addition.ts'

const DAY_MS = 86_400_000

export const tokenCommand: Addition = (command, env) =>
  command
    .addCommand(
      new Command('create')
        .description('Make a token; it is shown once.')
        .requiredOption('--name <text>', 'whose it is')
        .option('--workspace <id>', 'projects and frames of one workspace are invisible to others', 'team')
        .option('--scopes <list>', `what it may do (${scopes.join(', ')})`, 'read,run')
        .option('--days <number>', 'how long it is good for (default: for ever)')
        .action((flags: { name: string; workspace: string; scopes: string; days?: string }) =>
          withStore(env, async ({ db }) => {
            const { id, secret } = await createToken(db, {
              name: flags.name,
              workspace: flags.workspace,
              scopes: scopesFrom(flags.scopes),
              expiresAt:
                flags.days === undefined ? undefined : new Date(Date.now() + daysFrom(flags.days) * DAY_MS),
            })
            process.stdout.write(`${secret}\n`)
            process.stderr.write(`Token ${id} for ${flags.name}. It is not stored: copy it now.\n`)
          }),
        ),
    )
    .addCommand(
      new Command('list').description('All tokens, without their secrets.').action(() =>
        withStore(env, async ({ db }) => {
          for (const token of await listTokens(db))
            process.stdout.write(
              `${[token.id, token.workspace, token.name, token.scopes.join(','), token.expiresAt ?? 'never expires'].join('\t')}\n`,
            )
        }),
      ),
    )
    .addCommand(
      new Command('rotate')
        .argument('<id>')
        .description('A new secret; the old one stops working.')
        .action((id: string) =>
          withStore(env, async ({ db }) => void process.stdout.write(`${await rotateToken(db, id)}\n`)),
        ),
    )
    .addCommand(
      new Command('revoke')
        .argument('<id>')
        .description('The token stops working.')
        .action((id: string) => withStore(env, ({ db }) => revokeToken(db, id))),
    )

async function withStore(env: Environment, work: (store: Store) => Promise<void>): Promise<void> {
  const { dataDirectory, databaseUrl, s3 } = configFrom(env)
  const store = await openStore({ directory: dataDirectory, databaseUrl, s3, log: () => undefined })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function scopesFrom(text: string): Scope[] {
  const wanted = text.split(',').map((scope) => scope.trim())
  for (const scope of wanted)
    if (!scopes.some((known) => known === scope))
      throw new Problem('invalid-request', `There is no scope "${scope}".`, `Scopes: ${scopes.join(', ')}.`)
  return scopes.filter((scope) => wanted.includes(scope))
}

function daysFrom(text: string): number {
  const days = Number(text)
  if (!(days > 0))
    throw new Problem(
      'invalid-request',
      `--days ${text} is not a positive number.`,
      'Say how many days, e.g. 90.',
    )
  return days
}
