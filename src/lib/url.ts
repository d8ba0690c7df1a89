/** "https://shop.example//" → "https://shop.example": paths are put behind it. */
export function withoutEndSlashes(address: string): string {
  return address.replace(/(?<!\/)\/+$/, '');
}
