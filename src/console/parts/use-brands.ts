import { useQuery } from '@tanstack/react-query';
import { brandsApi } from '../api/brands.ts';

/** The brands that the reader sees. */
export function useBrands() {
  return useQuery({ queryKey: ['brands'], queryFn: brandsApi.list });
}

/** What a brand is called. */
export function useBrandName(): (brandId: string) => string {
  const { data = [] } = useBrands();
  return (brandId) => nameIn(data, brandId);
}

/** For whom a thing is answered; null where the reader has one brand alone. */
export function useBrandMark(): (brandId: string) => string | null {
  const { data = [] } = useBrands();
  return (brandId) => (data.length > 1 ? nameIn(data, brandId) : null);
}

function nameIn(brands: readonly { id: string; name: string }[], brandId: string): string {
  return brands.find(({ id }) => id === brandId)?.name ?? brandId;
}
