import '@mantine/charts/styles.css';
import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { brandsApi } from '../api/brands.ts';
import { reportsApi, type Span } from '../api/reports.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { texts } from '../texts/index.ts';
import { Overview } from './overview.tsx';
import { RegisterDownload } from './register-download.tsx';

const SHOWN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const dayString = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const { reports: words } = texts;

/** How the desk does, over a span of days. */
export function ReportsPage() {
  const [span, setSpan] = useState<Span>(() => ({
    from: dayString(Date.now() - SHOWN_DAYS * DAY_MS),
    until: dayString(Date.now() + DAY_MS / 4),
  }));
  const brands = useQuery({ queryKey: ['brands'], queryFn: brandsApi.list, refetchInterval: false });
  const figures = useQuery({
    queryKey: ['figures', span],
    queryFn: () => reportsApi.figures(span),
    placeholderData: (before) => before,
    refetchInterval: false,
  });
  return (
    <Sheet
      title={words.title}
      actions={<RegisterDownload month={span.until.slice(0, 7)} brandId={span.brandId ?? null} />}
    >
      <Group gap="sm" align="end">
        <TextInput
          type="date"
          label={words.from}
          value={span.from}
          max={span.until}
          onChange={(event) =>
            event.currentTarget.value !== '' && setSpan({ ...span, from: event.currentTarget.value })
          }
        />
        <TextInput
          type="date"
          label={words.until}
          value={span.until}
          min={span.from}
          onChange={(event) =>
            event.currentTarget.value !== '' && setSpan({ ...span, until: event.currentTarget.value })
          }
        />
        {(brands.data?.length ?? 0) > 1 && (
          <Select
            label={words.brand}
            data={brands.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={span.brandId ?? null}
            clearable
            onChange={(brandId) =>
              setSpan({ from: span.from, until: span.until, ...(brandId === null ? {} : { brandId }) })
            }
          />
        )}
      </Group>
      <Loaded query={figures}>
        {(data) => (
          <Stack gap="md">
            <Overview figures={data} />
          </Stack>
        )}
      </Loaded>
    </Sheet>
  );
}
