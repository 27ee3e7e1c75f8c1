/** Labelling by Claude: whether it can be had, what it would cost, and asking again. */
import * as z from 'zod'
import { idSchema, runStateSchema } from '../../shared/api.ts'
import { type Labelling, labellingQuerySchema, labellingSchema, relabelSchema } from '../../shared/label.ts'
import { spentOn, today } from '../runs/label-terms.ts'
import { relabel } from '../runs/relabel.ts'
import { dollars, estimate } from '../vision/estimate.ts'
import { pricesOf } from '../vision/prices.ts'
import type { RoutesContext } from './context.ts'
import { type Route, route } from './route.ts'

export const labellingRoutes = (context: RoutesContext): Route[] => [
  route({
    method: 'get',
    path: '/labelling',
    scope: 'read',
    summary: 'Whether Claude can label frames here, and what it would cost for pictures of these sizes.',
    query: labellingQuerySchema,
    answer: labellingSchema,
    async handle({ query }): Promise<Labelling> {
      const { problem, model, sentTo } = context.labelling
      const sizes = query.sizes?.split(',').map((size) => {
        const [width = 0, height = 0] = size.split('x').map(Number)
        return { width, height }
      })
      return {
        available: !problem,
        ...(problem && { problem: problem.toJSON() }),
        sentTo,
        model,
        prices: pricesOf(model),
        limits: await limitsNow(context),
        ...(sizes && { estimate: estimate(model, sizes) }),
      }
    },
  }),
  route({
    method: 'post',
    path: '/runs/:run/label',
    scope: 'run',
    summary: 'A new run of the same frames, labelled by Claude; only what was not answered before is asked.',
    params: z.object({ run: idSchema }),
    body: { json: relabelSchema },
    answer: runStateSchema,
    status: 201,
    handle: ({ params, body, caller }) => relabel(context, caller, params.run, body.budget),
  }),
]

/** In dollars, as they stand. */
async function limitsNow({ labelling: { limits }, store }: RoutesContext): Promise<Labelling['limits']> {
  const { run, day } = limits
  const left = day === undefined ? undefined : Math.max(0, day - (await spentOn(store.db, today())))
  return {
    ...(run !== undefined && { run: dollars(run) }),
    ...(day !== undefined && { day: dollars(day) }),
    ...(left !== undefined && { today: dollars(left) }),
  }
}
