/** Numbers as people type them: a decimal comma is as good as a point. */

export function numberFrom(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(trimmed)) return null
  return Number(trimmed)
}

export const numberText = (value: number): string => String(Math.round(value * 1e6) / 1e6)
