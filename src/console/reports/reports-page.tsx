import '@mantine/charts/styles.css';
import { Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reportsApi, type Span } from '../api/reports.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useBrandMark, useBrands } from '../parts/use-brands.ts';
import { texts } from '../texts/index.ts';
import { Overview } from './overview.tsx';
import { RegisterDownload } from './register-download.tsx';

const SHOWN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** The report's days are those of India. */
const INDIA_MS = 5.5 * 60 * 60 * 1000;
const dayString = (ms: number): string => new Date(ms + INDIA_MS).toISOString().slice(0, 10);

const { reports: words } = texts;

/** How the desk does, over a span of days. */
export function ReportsPage() {
  const [span, setSpan] = useState<Span>(() => ({
    from: dayString(Date.now() - SHOWN_DAYS * DAY_MS),
    to: dayString(Date.now()),
  }));
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
      actions={
        brandId !== undefined && (
          <RegisterDownload month={span.to.slice(0, 7)} brandId={brandId} brandName={brandOf(brandId)} />
        )
      }
    >
      <Group gap="sm" align="end">
        <TextInput
          type="date"
          label={words.from}
          value={span.from}
          max={span.to}
          onChange={(event) =>
            event.currentTarget.value !== '' && setSpan({ ...span, from: event.currentTarget.value })
          }
        />
        <TextInput
          type="date"
          label={words.until}
          value={span.to}
          min={span.from}
          onChange={(event) => event.currentTarget.value !== '' && setSpan({ ...span, to: event.currentTarget.value })}
        />
        {(brands.data?.length ?? 0) > 1 && (
          <Select
            label={words.brand}
            data={brands.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={span.brandId ?? null}
            placeholder={texts.settings.integrations.allBrands}
            clearable
            onChange={(chosen) =>
              setSpan({ from: span.from, to: span.to, ...(chosen === null ? {} : { brandId: chosen }) })
            }
          />
        )}
      </Group>
      <Loaded query={report}>{(data) => <Overview report={data} />}</Loaded>
    </Sheet>
  );
}
