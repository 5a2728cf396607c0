package hudson;

public class EnvVars {}
