/** Nobody keeps it: everybody begins with the example as it is. */
export const EXAMPLE = 'example'
