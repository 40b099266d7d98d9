import { lazy, Suspense } from 'react';
import type { ComboBoxProps } from './combo-box.tsx';
import { Skeleton } from './skeleton.tsx';

const Loaded = lazy(() => import('./combo-box.tsx').then((module) => ({ default: module.ComboBox })));

/** The combo box, fetched when first shown: react-aria is more than half as large as the rest of the console. */
export function ComboBox(props: ComboBoxProps) {
  return (
    <Suspense fallback={<Skeleton className="h-7 w-64 py-0" />}>
      <Loaded {...props} />
    </Suspense>
  );
}
