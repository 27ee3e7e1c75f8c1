/** What is sized on purpose. Text, cards and columns are as large as what they hold; these are not. */
export const parts = ['control', 'tag', 'icon', 'avatar', 'container'] as const
export type Part = (typeof parts)[number]

/** CSS px, smallest and largest: what is too low to be pressed is a tag, what is higher than a field a banner. */
const ranges: Readonly<Record<Part, readonly [number, number]>> = {
  control: [28, 72],
  tag: [14, 28],
  icon: [10, 48],
  avatar: [16, 128],
  container: [240, 1600],
}

export const fits = (part: Part, px: number): boolean => px >= ranges[part][0] && px <= ranges[part][1]
export const heightOf = (px: number): Part => (px < ranges.control[0] ? 'tag' : 'control')

/** CSS px: wider, a line of text in the middle of a box is a row or a bar, as high as its padding makes it. */
export const WIDEST_CONTROL = 640
