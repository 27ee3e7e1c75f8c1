/** What people call a weight. */
const names: readonly (readonly [upTo: number, name: string])[] = [
  [150, 'thin'],
  [250, 'extra-light'],
  [350, 'light'],
  [450, 'regular'],
  [550, 'medium'],
  [650, 'semibold'],
  [750, 'bold'],
  [850, 'extra-bold'],
]
export const weightName = (weight: number | undefined): string =>
  weight === undefined ? 'any' : (names.find(([upTo]) => weight < upTo)?.[1] ?? 'black')
