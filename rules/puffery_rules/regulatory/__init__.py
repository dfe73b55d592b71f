"""Rules on regulatory statements: approvals, disease claims, the scope of a therapy, prescription medicines, inducements."""
