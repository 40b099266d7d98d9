import type { ListServiceQuotasRequest, ListServiceQuotasResponse } from '@aws-sdk/client-service-quotas';

export interface QuotaShapes {
  ListServiceQuotas: { input: ListServiceQuotasRequest; output: ListServiceQuotasResponse };
}
