import type { Config } from '../config.ts';
import { AppError } from '../core/errors.ts';

/** The brand that was named, or the only one there is. @throws AppError `input.invalid`, `not-found` */
export function brandOf({ brands }: Config, id: string | undefined): string {
  const [first, second] = brands;
  const known = brands.map((brand) => brand.id).join(', ');
  if (id === undefined && second !== undefined)
    throw new AppError('input.invalid', `there are several brands: name one with --brand (${known})`);
  const brand = id === undefined ? first : brands.find((one) => one.id === id);
  if (brand === undefined) throw new AppError('not-found', `no brand is called ${id}; there are ${known}`);
  return brand.id;
}
