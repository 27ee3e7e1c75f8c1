/** The pictures of frames that tokens were seen in: this run's own, or the newest of the project. */
import { and, desc, eq } from 'drizzle-orm'
import type { FindPicture } from '../decode/crops.ts'
import type { ProjectRef } from '../store/libraries.ts'
import { frames, runs } from '../store/schema.ts'
import type { RunsContext } from './context.ts'

export function picturesOf(
  { store }: Pick<RunsContext, 'store'>,
  project: ProjectRef,
  subject: { readonly run: string } | { readonly project: string },
): FindPicture {
  return async (frame) => {
    const [row] = await store.db
      .select({ key: frames.imageKey, scale: frames.scale, x: frames.originX, y: frames.originY })
      .from(frames)
      .innerJoin(runs, eq(runs.id, frames.run))
      .where(
        and(
          eq(frames.id, frame),
          eq(runs.workspace, project.workspace),
          eq(runs.project, project.id),
          'run' in subject ? eq(runs.id, subject.run) : undefined,
        ),
      )
      .orderBy(desc(runs.createdAt))
      .limit(1)
    const image = row ? await store.blobs.get(row.key) : null
    return row && image ? { image, frame: { scale: row.scale, origin: { x: row.x, y: row.y } } } : null
  }
}
