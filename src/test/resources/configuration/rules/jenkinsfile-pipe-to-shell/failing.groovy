pipeline {
  agent any
  stages {
    stage('build') {
      steps {
        // finding
        sh 'curl -sSf https://example.com/install.sh | bash'
      }
    }
  }
}
