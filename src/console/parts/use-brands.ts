import { useQuery } from '@tanstack/react-query';
import { brandsApi } from '../api/brands.ts';

/** The brands that the reader sees. */
export function useBrands() {
  return useQuery({ queryKey: ['brands'], queryFn: brandsApi.list });
}

/** For whom a thing is answered; null where the reader has one brand alone. */
export function useBrandMark(): (brandId: string) => string | null {
  const { data: brands = [] } = useBrands();
  return (brandId) => (brands.length > 1 ? (brands.find(({ id }) => id === brandId)?.name ?? brandId) : null);
}
