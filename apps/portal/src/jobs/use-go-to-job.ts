import { useNavigate } from '@tanstack/react-router';

/** Shows the job that was started: its progress, then what became of everybody. The dialog that began it is not come back to. */
export function useGoToJob(): (jobId: string) => Promise<void> {
  const navigate = useNavigate();
  return (jobId) => navigate({ to: '/jobs/$jobId', params: { jobId }, replace: true });
}
