/** What every sighting of a layer has: the place, and who says so. Layers state exactly, so they weigh 1. */
import type { Layer } from '../../../shared/layer.ts'
import type { Seen } from '../type.ts'

export const stated = ({
  id,
  box,
  component,
  instance,
}: Layer): Pick<Seen, 'box' | 'weight' | 'layer' | 'component' | 'instance'> => ({
  box,
  weight: 1,
  layer: id,
  ...(component === undefined ? {} : { component }),
  ...(instance === undefined ? {} : { instance }),
})
