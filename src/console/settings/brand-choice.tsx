import { MultiSelect } from '@mantine/core';
import { useBrands } from '../parts/use-brands.ts';
import { texts } from '../texts/index.ts';

interface Props {
  /** None: all brands. */
  value: string[];
  onChange: (value: string[]) => void;
}

/** Some of the brands, or all. Where there is one there is nothing to choose. */
export function BrandChoice({ value, onChange }: Props) {
  const { data = [] } = useBrands();
  if (data.length < 2) return null;
  return (
    <MultiSelect
      label={texts.settings.integrations.brands}
      description={texts.settings.integrations.brandsHint}
      data={data.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      clearable
      onChange={onChange}
    />
  );
}
