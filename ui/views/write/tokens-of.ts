import type { Tokens } from '../../host/host.ts'
import type { Panel } from '../../state/panel.ts'
import { writablesOf } from '../../state/writable.ts'

/** What is to be written, from the review as it stands now. */
export function tokensOf({ review }: Panel): Tokens {
  const known = review.curating.library.value?.set.primitives ?? []
  const places = new Map(known.map(({ id, sightings }) => [id, sightings]))
  return writablesOf(
    review.items.value,
    review.set.value ?? { modes: [] },
    (key) => places.get(review.tokenAt(key)?.token.id) ?? [],
  )
}
