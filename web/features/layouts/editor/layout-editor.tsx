import type { PresetContent } from '#shared/layouts/presets.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { OutputPanel } from './output-panel.tsx';
import { ParametersPanel } from './parameters-panel.tsx';
import { PicturePanel } from './picture-panel.tsx';
import { ScenarioPanel } from './scenario-panel.tsx';

/** A version that is kept, and what it holds. */
export interface KeptVersion {
  id: string;
  version: number;
  content: PresetContent;
}

/**
 * Parameters, picture and people side by side; every change is drawn at once. Each part is isolated: for one that has not
 * changed, the browser takes what it painted before as a whole, instead of looking through its hundreds of elements.
 * @param kept the newest version of the layout that is open, where it is kept
 */
export function LayoutEditor({ kept }: { kept: KeptVersion | undefined }) {
  return (
    <div className="grid min-w-0 items-start gap-4 md:grid-cols-[17rem_minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)_18rem]">
      <div className="isolate flex min-w-0 flex-col gap-4 max-md:order-2">
        <ParametersPanel />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="isolate">
          <PicturePanel />
        </div>
        <div className="isolate">
          <FindingsPanel />
        </div>
        <div className="isolate">
          <OutputPanel kept={kept} />
        </div>
      </div>
      <div className="isolate min-w-0 max-lg:order-3 md:max-lg:col-span-2">
        <ScenarioPanel />
      </div>
    </div>
  );
}
