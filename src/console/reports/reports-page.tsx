import '@mantine/charts/styles.css';
import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reportsApi } from '../api/reports.ts';
import { DayField } from '../parts/day-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useBrandMark, useBrands } from '../parts/use-brands.ts';
import { texts } from '../texts/index.ts';
import { Overview } from './overview.tsx';
import { RegisterDownload } from './register-download.tsx';
import { useSpan } from './use-span.ts';

const { reports: words } = texts;

/** How the desk does, over a span of days. */
export function ReportsPage() {
  const { typed, type, faults, span, setBrand } = useSpan();
  const brands = useBrands();
  const brandOf = useBrandMark();
  const report = useQuery({
    queryKey: ['reports', span],
    queryFn: () => reportsApi.report(span),
    placeholderData: (before) => before,
    refetchInterval: false,
  });
  const brandId = span.brandId ?? brands.data?.[0]?.id;
  return (
    <Sheet
      title={words.title}
      actions={brandId !== undefined && <RegisterDownload brandId={brandId} brandName={brandOf(brandId)} />}
    >
      <Group gap="sm" align="start">
        <DayField
          label={words.from}
          text={typed.from}
          fault={faults.from}
          onText={(from) => type({ ...typed, from })}
        />
        <DayField
          label={words.until}
          text={typed.until}
          fault={faults.until}
          onText={(until) => type({ ...typed, until })}
        />
        {(brands.data?.length ?? 0) > 1 && (
          <Select
            label={words.brand}
            data={brands.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={span.brandId ?? null}
            placeholder={texts.settings.integrations.allBrands}
            clearable
            onChange={setBrand}
          />
        )}
      </Group>
      <Loaded query={report}>{(data) => <Overview report={data} />}</Loaded>
    </Sheet>
  );
}
