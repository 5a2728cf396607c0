package jenkins.security;

public abstract class ConfidentialKey {}
