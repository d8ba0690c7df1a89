/** How many were in time, cut to a tenth of a per cent: of ten thousand one late is no hundred per cent. */
export function keptShare(inTime: number, late: number): number {
  return Math.floor((inTime / (inTime + late)) * 1_000) / 1_000;
}
