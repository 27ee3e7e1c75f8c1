/** Why a server cannot be reached, as far as a browser lets a page know. */
import { asProblem, type Problem } from '../../shared/problem.ts'

/**
 * `blocked`: Chrome's Local Network Access asks people for permission before a page may talk to this computer; without
 * it a request fails like any other (https://developer.chrome.com/blog/local-network-access).
 */
export type Trouble = 'no-server' | 'wrong-token' | 'blocked' | 'other'

/** Chrome 142 has the first name; it was split in two later. */
const PERMISSIONS = ['local-network-access', 'loopback-network', 'local-network']

export async function troubleOf(error: unknown): Promise<{ trouble: Trouble; problem: Problem }> {
  const problem = asProblem(error)
  if (problem.code === 'unauthorized') return { trouble: 'wrong-token', problem }
  if (problem.code !== 'unreachable') return { trouble: 'other', problem }
  return { trouble: (await isBlocked()) ? 'blocked' : 'no-server', problem }
}

async function isBlocked(): Promise<boolean> {
  const states = await Promise.all(
    PERMISSIONS.map(async (name) => {
      try {
        // The DOM types do not know these names yet.
        return (await navigator.permissions.query({ name: name as PermissionName })).state
      } catch {
        return 'unknown'
      }
    }),
  )
  return states.includes('denied')
}
