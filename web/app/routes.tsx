import { lazy } from 'react';
import { Navigate, type RouteObject, useParams } from 'react-router';
import { StagesPage } from '#web/features/stages/stages-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { FirstConnection } from './first-connection.tsx';
import { Root } from './root.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const NotFoundPage = lazy(async () => ({
  default: (await import('./said-pages.tsx')).NotFoundPage,
}));

/**
 * Every page and where it stands. A page's code is fetched when it is first visited; add one with a `path` from
 * docs/web.md's list and a `lazy` import, nothing else. Made anew for each router, because a router crosses out in
 * them what it has loaded. `lazy` is a function: an object's rejection React Router swallows where the route has no
 * loader, and a page whose code cannot be fetched would stay blank.
 */
export const makeRoutes = (): RouteObject[] => [
  {
    Component: Root,
    children: [
      { path: '/', element: <FirstConnection to={paths.stages} />, ErrorBoundary: RouteError },
      { path: '/account', element: <FirstConnection to={paths.account} />, ErrorBoundary: RouteError },
      { path: '/people', element: <FirstConnection to={paths.people} />, ErrorBoundary: RouteError },
      {
        path: '/:connection',
        Component: Shell,
        ErrorBoundary: RouteError,
        children: [
          {
            ErrorBoundary: RouteError,
            // The shell stands at once; the page's place stays empty until its code is there.
            HydrateFallback: () => null,
            children: [
              { index: true, Component: ToStages },
              // The page that a visit begins with is part of the first chunk: one request instead of a second round.
              { path: 'stages', Component: StagesPage },
              {
                path: 'stages/create',
                lazy: async () => ({
                  Component: (await import('#web/features/stages/change/create-stage-page.tsx'))
                    .CreateStagePage,
                }),
              },
              {
                path: 'stages/:stageId/edit',
                lazy: async () => ({
                  Component: (await import('#web/features/stages/change/edit-stage-page.tsx')).EditStagePage,
                }),
              },
              {
                path: 'stages/:stageId',
                lazy: async () => ({
                  Component: (await import('#web/features/stages/stage-page.tsx')).StagePage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId',
                lazy: async () => ({
                  Component: (await import('#web/features/sessions/session-page.tsx')).SessionPage,
                }),
              },
              {
                path: 'stages/:stageId/tokens',
                lazy: async () => ({
                  Component: (await import('#web/features/tokens/tokens-page.tsx')).TokensPage,
                }),
              },
              {
                path: 'stages/:stageId/investigate',
                lazy: async () => ({
                  Component: (await import('#web/features/investigator/investigate-page.tsx'))
                    .InvestigatePage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId/investigate',
                lazy: async () => ({
                  Component: (await import('#web/features/investigator/investigate-page.tsx'))
                    .InvestigatePage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId/cohorts',
                lazy: async () => ({
                  Component: (await import('#web/features/investigator/cohorts/cohorts-page.tsx'))
                    .CohortsPage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId/replication',
                lazy: async () => ({
                  Component: (await import('#web/features/replication/replication-page.tsx')).ReplicationPage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId/participants/:participantId',
                lazy: async () => ({
                  Component: (await import('#web/features/participants/participant-page.tsx'))
                    .ParticipantPage,
                }),
              },
              {
                path: 'stages/:stageId/sessions/:sessionId/disconnect',
                lazy: async () => ({
                  Component: (await import('#web/features/bulk/disconnect-people-page.tsx'))
                    .DisconnectPeoplePage,
                }),
              },
              {
                path: 'sessions',
                lazy: async () => ({
                  Component: (await import('#web/features/search/all-sessions-page.tsx')).AllSessionsPage,
                }),
              },
              {
                path: 'search',
                lazy: async () => ({
                  Component: (await import('#web/features/search/search-page.tsx')).SearchPage,
                }),
              },
              {
                path: 'compositions',
                lazy: async () => ({
                  Component: (await import('#web/features/compositions/compositions-page.tsx'))
                    .CompositionsPage,
                }),
              },
              {
                path: 'compositions/start',
                lazy: async () => ({
                  Component: (await import('#web/features/compositions/start-composition-page.tsx'))
                    .StartCompositionPage,
                }),
              },
              {
                path: 'compositions/:compositionId',
                lazy: async () => ({
                  Component: (await import('#web/features/compositions/composition-page.tsx'))
                    .CompositionPage,
                }),
              },
              {
                path: 'compositions/history',
                lazy: async () => ({
                  Component: (await import('#web/features/compositions/history/history-page.tsx'))
                    .HistoryPage,
                }),
              },
              {
                path: 'compositions/:compositionId/replace',
                lazy: async () => ({
                  Component: (await import('#web/features/compositions/replace/replace-page.tsx'))
                    .ReplacePage,
                }),
              },
              {
                path: 'layouts/:presetId?',
                lazy: async () => ({
                  Component: (await import('#web/features/layouts/layout-page.tsx')).LayoutPage,
                }),
              },
              {
                path: 'encoder-configurations',
                lazy: async () => ({
                  Component: (
                    await import('#web/features/encoder-configurations/encoder-configurations-page.tsx')
                  ).EncoderConfigurationsPage,
                }),
              },
              {
                path: 'encoder-configurations/:id',
                lazy: async () => ({
                  Component: (
                    await import('#web/features/encoder-configurations/encoder-configuration-page.tsx')
                  ).EncoderConfigurationPage,
                }),
              },
              {
                path: 'storage-configurations',
                lazy: async () => ({
                  Component: (
                    await import('#web/features/storage-configurations/storage-configurations-page.tsx')
                  ).StorageConfigurationsPage,
                }),
              },
              {
                path: 'storage-configurations/:id',
                lazy: async () => ({
                  Component: (
                    await import('#web/features/storage-configurations/storage-configuration-page.tsx')
                  ).StorageConfigurationPage,
                }),
              },
              {
                path: 'ingest-configurations',
                lazy: async () => ({
                  Component: (await import('#web/features/ingest/ingest-configurations-page.tsx'))
                    .IngestConfigurationsPage,
                }),
              },
              {
                path: 'ingest-configurations/:id',
                lazy: async () => ({
                  Component: (await import('#web/features/ingest/ingest-configuration-page.tsx'))
                    .IngestConfigurationPage,
                }),
              },
              {
                path: 'public-keys',
                lazy: async () => ({
                  Component: (await import('#web/features/public-keys/public-keys-page.tsx')).PublicKeysPage,
                }),
              },
              {
                path: 'public-keys/:id',
                lazy: async () => ({
                  Component: (await import('#web/features/public-keys/public-key-page.tsx')).PublicKeyPage,
                }),
              },
              {
                path: 'findings',
                lazy: async () => ({
                  Component: (await import('#web/features/investigator/findings-page.tsx')).FindingsPage,
                }),
              },
              {
                path: 'findings/:findingId',
                lazy: async () => ({
                  Component: (await import('#web/features/investigator/finding-page.tsx')).FindingPage,
                }),
              },
              {
                path: 'overview',
                lazy: async () => ({
                  Component: (await import('#web/features/overview/overview-page.tsx')).OverviewPage,
                }),
              },
              {
                path: 'bulk/create',
                lazy: async () => ({
                  Component: (await import('#web/features/bulk/create-stages-page.tsx')).CreateStagesPage,
                }),
              },
              {
                path: 'bulk/:jobId',
                lazy: async () => ({
                  Component: (await import('#web/features/bulk/bulk-job-page.tsx')).BulkJobPage,
                }),
              },
              {
                path: 'capacity',
                lazy: async () => ({
                  Component: (await import('#web/features/capacity/capacity-page.tsx')).CapacityPage,
                }),
              },
              {
                path: 'jobs',
                lazy: async () => ({
                  Component: (await import('#web/features/jobs/jobs-page.tsx')).JobsPage,
                }),
              },
              {
                path: 'recorder',
                lazy: async () => ({
                  Component: (await import('#web/features/recorder/recorder-page.tsx')).RecorderPage,
                }),
              },
              {
                path: 'audit',
                lazy: async () => ({
                  Component: (await import('#web/features/audit/audit-page.tsx')).AuditPage,
                }),
              },
              {
                path: 'account',
                lazy: async () => ({
                  Component: (await import('#web/features/auth/account/account-page.tsx')).AccountPage,
                }),
              },
              {
                path: 'people',
                lazy: async () => ({
                  Component: (await import('#web/features/people/people-page.tsx')).PeoplePage,
                }),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
  {
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({
          Component: (await import('#web/features/auth/entry/entry-pages.tsx')).SignInPage,
        }),
      },
      {
        path: '/setup',
        lazy: async () => ({
          Component: (await import('#web/features/auth/entry/entry-pages.tsx')).SetUpPage,
        }),
      },
      {
        path: '/invitation',
        lazy: async () => ({
          Component: (await import('#web/features/auth/entry/entry-pages.tsx')).InvitationPage,
        }),
      },
      {
        path: '/display',
        lazy: async () => ({
          Component: (await import('#web/features/auth/entry/entry-pages.tsx')).DisplayPage,
        }),
      },
    ],
  },
];

function ToStages() {
  const { connection = '' } = useParams();
  return <Navigate to={paths.stages(connection)} replace />;
}
